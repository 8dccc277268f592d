package io.gatehouse.benefit.coupon;

import io.gatehouse.benefit.VoucherSource;
import io.gatehouse.benefit.VoucherState;
import io.gatehouse.benefit.Vouchers.Filter;
import io.gatehouse.order.Plates;
import io.gatehouse.platform.PageQuery;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Which coupons are listed. */
public class CouponQuery extends PageQuery {

    @QueryParam("campaignId")
    public UUID campaignId;

    @QueryParam("plate")
    @Size(max = 32) public String plate;

    @QueryParam("state")
    public VoucherState state;

    Filter filter() {
        return new Filter(VoucherSource.COUPON, campaignId, Plates.orNull("plate", plate), state, null);
    }
}
