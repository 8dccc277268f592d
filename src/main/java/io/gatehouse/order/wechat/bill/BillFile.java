package io.gatehouse.order.wechat.bill;

import com.wechat.pay.java.core.exception.MalformedMessageException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.service.billdownload.BillDownloadService;
import com.wechat.pay.java.service.billdownload.model.BillType;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.QueryBillEntity;
import com.wechat.pay.java.service.billdownload.model.TarType;
import io.gatehouse.order.reconciliation.Bill;
import io.gatehouse.order.wechat.WechatClient;
import io.gatehouse.order.wechat.WechatFault;
import io.gatehouse.platform.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A bill as it is downloaded. Its address comes signed, with a hash of the content; the content itself is not signed. */
record BillFile(WechatClient client, LocalDate day) {

    /** Fails with 409 {@code bill-not-ready} while WeChat Pay is still making it. */
    Bill fetched() {
        try {
            return read(where());
        } catch (ServiceException refused) {
            return switch (WechatFault.of(refused).reason()) {
                case "no-statement-exist", "nostatementexist" -> Bill.EMPTY;
                case "statement-creating", "statementcreating" -> throw notReady();
                default -> throw refused;
            };
        }
    }

    private static Problem notReady() {
        return Problem.conflict("bill-not-ready", "WeChat Pay has not made this bill yet.");
    }

    private QueryBillEntity where() {
        var request = new GetTradeBillRequest();
        request.setBillDate(day.toString());
        request.setBillType(BillType.ALL);
        request.setTarType(TarType.GZIP);
        return new BillDownloadService.Builder()
                .httpClient(client.http())
                .decryptor(text -> {
                    throw new UnsupportedOperationException("Trade bills are not encrypted");
                })
                .build()
                .getTradeBill(request);
    }

    private Bill read(QueryBillEntity where) {
        var digest = sha1();
        try (var content = client.http().download(where.getDownloadUrl())) {
            var lines = lines(new DigestInputStream(new GZIPInputStream(content), digest));
            var hash = HexFormat.of().formatHex(digest.digest());
            if (!hash.equalsIgnoreCase(where.getHashValue())) {
                throw new MalformedMessageException("The bill's hash is another one");
            }
            return new Bill(BillReader.read(lines), hash);
        } catch (IOException | IllegalArgumentException broken) {
            throw new MalformedMessageException("The bill cannot be read: " + broken.getMessage());
        }
    }

    private static List<String> lines(InputStream content) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
