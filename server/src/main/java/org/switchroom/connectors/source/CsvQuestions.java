package org.switchroom.connectors.source;

import java.util.ArrayList;
import java.util.List;
import org.switchroom.connectors.source.SourceSettings.CsvSettings;

/** What a file can be asked by: the columns it has for it say so. */
final class CsvQuestions {
    static final String ORDER = "order {orderNumber}";
    static final String CUSTOMER = "customer {customerNumber}";
    static final String NUMBER = "number {number}";

    private CsvQuestions() {}

    static List<String> of(CsvSettings file) {
        var questions = new ArrayList<String>();
        if (!file.orderColumn().isEmpty()) {
            questions.add(ORDER);
        }
        if (!file.customerColumn().isEmpty()) {
            questions.add(CUSTOMER);
        }
        if (!file.numberColumns().isEmpty()) {
            questions.add(NUMBER);
        }
        return questions;
    }
}
