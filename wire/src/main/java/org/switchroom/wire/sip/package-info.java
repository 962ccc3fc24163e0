/**
 * SIP endpoint: transports, transactions and dialogs (RFC 3261) behind an interface of calls.
 *
 * <p>A message's way in: {@code UdpTransport}, {@code TcpTransport} or {@code SocketFlow}, then {@code MessageReader},
 * then {@code Inbox}, which hands it to the mailbox of its Call-ID in {@code CallTable}; there to a {@code
 * ServerTransaction} or {@code ClientTransaction}, and from that to a {@code CallDialog} or the {@link
 * org.switchroom.wire.sip.SipHandler}. Its way out: {@code Answer} or {@code OutgoingRequest}, the transaction, a {@code
 * Link}.
 */
@NullMarked
package org.switchroom.wire.sip;

import org.jspecify.annotations.NullMarked;
