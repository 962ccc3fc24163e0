package org.switchroom;

import org.switchroom.directory.TestFirm;

/**
 * What is firm B's, by its ids.
 *
 * @param mark in every text of firm B's
 * @param contact that firm B's agent has to do with
 */
record ThingsOfB(
        TestFirm b,
        String mark,
        long customer,
        long employee,
        int disposition,
        int skill,
        int shortNumber,
        int rule,
        int connector,
        int scenario,
        long contact,
        long recording,
        long incident,
        int customField,
        long merge,
        long imported,
        long personRequest,
        long note,
        long file,
        int apiToken,
        int webhook,
        long delivery,
        long writeBack) {}
