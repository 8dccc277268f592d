/**
 * Members' points at a mall, which lower a stay's fee like a coupon. The mall answers this interface of ours below the
 * address of its {@link io.gatehouse.benefit.points.PointsAccount}; every request has {@code Authorization: Bearer} and the
 * account's secret, and may be repeated at any time with the same reference: the answer is the same, and nothing happens
 * twice.
 *
 * <pre>{@code
 * PUT /reservations/{reference}               what a member's points are worth, kept for this stay until a moment
 *   {"plate": "粤B12345", "phone": "13800138000" | null, "parkId": "…", "stayId": "…",
 *    "owed": {"amount": 1000, "currency": "CNY"}, "until": "2026-03-01T10:30:00Z"}
 *   200 {"amount": {"amount": 300, "currency": "CNY"}}    at most what is owed; 0: no member, or no points
 *   404                                                   the same as 0
 *
 * PUT /reservations/{reference}/confirmation  they are used: of what was kept so much; the rest is the member's again
 *   {"amount": {"amount": 300, "currency": "CNY"}}
 *   2xx                                                   done, also the second time
 *   404, 409, 410                                         it cannot be any more: settled between the operator and the mall
 *
 * DELETE /reservations/{reference}            not used after all, or given back after the confirmation
 *   2xx, 404, 410                                         done, also the second time
 * }</pre>
 *
 * Any other answer, and none, is no answer: it is asked again, later and later. At an exit it has 300 ms
 * ({@code gatehouse.points.patience}); a car that it keeps waiting longer pays as if there were no points, and what they are
 * worth is credited when the answer is there.
 */
package io.gatehouse.benefit.points;
