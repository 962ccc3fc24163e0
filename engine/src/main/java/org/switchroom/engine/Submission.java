package org.switchroom.engine;

/**
 * A command with its sender. A repeated {@code (clientId, clientSeq)} gets the stored answer and is not done twice.
 *
 * @param clientId who submits: one telephony node, one API session pool, the campaign runner; > 0
 * @param clientSeq counts up from 1 for each client
 * @param firmId the client firm the command is for; 0 only for {@link Command.Tick}, {@link Command.Restart} and
 *     {@link Command.ActivateVersion}
 */
public record Submission(int clientId, long clientSeq, int firmId, Command command) {}
