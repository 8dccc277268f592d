package io.gatehouse.fee;

/** The sentences of a tariff's text. */
enum Phrase {
    // spotless:off
    //                     zh-CN                               en
    FREE                  ("%s内免费",                          "first %s free"),
    CHARGED_ONCE_EXCEEDED ("（超时从进场起计费）",               " (charged from entry if exceeded)"),
    ONCE_PER_24_HOURS     ("（24小时内一次）",                   " (once per 24 hours)"),
    ONCE_PER_DAY          ("（每日一次）",                       " (once per day)"),
    SHARED_OUT_24_HOURS   ("（24小时内累计）",                   " (in total per 24 hours)"),
    SHARED_OUT_DAY        ("（每日累计）",                       " (in total per day)"),
    QUICK_RETURN          ("离场%s内返回连续计费",               "a return within %s continues the stay"),

    WINDOW                ("%s–%s",                             "%s–%s"),
    WINDOW_TO_NEXT_DAY    ("%s–次日%s",                         "%s–%s next day"),
    NO_CHARGE             ("免费",                              "free"),
    EACH_TIME             ("每次%s",                            "%s each time"),
    FIRST_ONCE            ("首%s%s",                            "first %s %s"),
    ONCE_UP_TO            ("之后至%s%s",                        "then up to %s %s"),
    TOTAL_UP_TO           ("%s内%s",                            "up to %s %s"),
    TOTAL_BEYOND          ("超过%s%s",                          "over %s %s"),
    MORE_ONCE             ("之后再收%2$s",                       "then %2$s once"),
    FIRST_EVERY           ("首%s内每%s%s",                      "first %s: %3$s per %2$s"),
    EVERY_UP_TO           ("之后至%s每%s%s",                    "then up to %s %3$s per %2$s"),
    EVERY                 ("每%s%s",                            "%2$s per %1$s"),
    THEN_EVERY            ("之后每%s%s",                        "then %2$s per %1$s"),
    COMPLETE_UNITS        ("（不足一个计费单位不计费）",          " (complete units only)"),
    SHARE_OF_UNITS        ("（按分钟折算）",                     " (pro rata by the minute)"),
    TOLERANCE             ("（尾数%s内不计）",                   " (a rest of up to %s is not charged)"),
    PERIOD_CAP            ("，封顶%s",                          ", at most %s"),

    ENTER_BETWEEN         ("%s–%s进场",                         "enter %s–%s"),
    ENTER_FROM            ("%s后进场",                          "enter from %s"),
    ENTER_BEFORE          ("%s前进场",                          "enter before %s"),
    LEAVE_BETWEEN         ("%s–%s离场",                         "leave %s–%s"),
    LEAVE_FROM            ("%s后离场",                          "leave from %s"),
    LEAVE_BEFORE          ("%s前离场",                          "leave by %s"),
    FLAT                  ("%s一口价%s",                        "%s: flat %s"),
    CHARGED_ON            ("（超时部分另计）",                   " (time beyond is charged on)"),
    CHEAPEST              ("按最低者计费",                       "the cheapest applies"),
    FIRST_FLAT            ("符合一口价的优先适用",                "the first flat that fits applies"),

    CAP_HOURS             ("%s封顶%s",                          "at most %2$s per %1$s"),
    CAP_DAY               ("每日封顶%s",                         "at most %s per day"),
    CAP_STAY              ("每次停车封顶%s",                     "at most %s per stay"),
    ACROSS_STAYS          ("（多次进出累计）",                   " (several stays together)"),

    ENTRY_OF_DAY          ("当日第%s次进场起",                   "from entry %s of a day"),
    OTHERS                ("其他",                              "others"),
    ZONE                  ("%s区",                              "zone %s"),
    PLATE                 ("%s牌",                              "%s plate"),
    COMMA                 ("，",                                ", "),
    LIST                  ("、",                                ", "),
    SEMICOLON             ("；",                                "; "),
    COLON                 ("：",                                ": "),
    SPACE                 ("",                                  " ");
    // spotless:on

    private final String chinese;
    private final String english;

    Phrase(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String in(boolean inChinese, Object... values) {
        return String.format(inChinese ? chinese : english, values);
    }
}
