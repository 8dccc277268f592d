package io.gatehouse.order.wechat;

import com.wechat.pay.java.core.certificate.model.Data;
import com.wechat.pay.java.core.certificate.model.DownloadCertificateResponse;
import com.wechat.pay.java.core.certificate.model.EncryptCertificate;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.QueryBillEntity;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.CloseRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayResponse;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What the SDK writes and reads by reflection: in a native image it would write {@code {}}, and complain of nothing. */
@RegisterForReflection(
        registerFullHierarchy = true,
        targets = {
            CloseOrderRequest.class,
            CloseRequest.class,
            CreateRequest.class,
            Data.class,
            DownloadCertificateResponse.class,
            EncryptCertificate.class,
            GetTradeBillRequest.class,
            PrepayRequest.class,
            PrepayResponse.class,
            QueryBillEntity.class,
            Refund.class,
            ServiceException.class,
            Transaction.class
        })
final class WechatModels {

    private WechatModels() {}
}
