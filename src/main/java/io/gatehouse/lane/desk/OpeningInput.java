package io.gatehouse.lane.desk;

import io.gatehouse.lane.AbnormalReason;
import io.gatehouse.lane.desk.DeskOpeningService.Abnormal;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Problem.Fault;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An opening that an agent asks for. */
@Schema(name = "DeskOpening")
public record OpeningInput(
        @NotNull Kind kind,
        @Schema(description = "of an abnormal opening, required there", nullable = true) AbnormalReason reason,
        @Schema(description = "of an abnormal opening, required there", nullable = true) @Size(max = 500) String remark,
        @Schema(description = "of this car, 1 to 4 for an abnormal opening at an exit") @Size(max = 4) List<@NotNull UUID> documentPhotos,
        @Schema(description = "of this car, 1 to 4 for an abnormal opening at an exit") @Size(max = 4) List<@NotNull UUID> scenePhotos) {

    /** Within the rules of the desk, or against them. */
    public enum Kind {
        DESK,
        ABNORMAL
    }

    public OpeningInput {
        documentPhotos = documentPhotos == null ? List.of() : documentPhotos;
        scenePhotos = scenePhotos == null ? List.of() : scenePhotos;
    }

    /** Fails when it says no reason. */
    Abnormal why() {
        var faults = new ArrayList<Fault>();
        if (reason == null) {
            faults.add(new Fault("reason", "missing", "an abnormal opening has a reason"));
        }
        if (remark == null || remark.isBlank()) {
            faults.add(new Fault("remark", "missing", "an abnormal opening has a remark"));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return new Abnormal(reason, remark.strip(), documentPhotos, scenePhotos);
    }
}
