package io.gatehouse.lane;

/**
 * What a robot says and how it looks, before the words and pictures of one car are filled in.
 *
 * @param situation why
 * @param voice the key of what it says, in {@link Texts}
 * @param purpose what the QR code leads to; null where there is none
 * @param tellsFee what is owed is shown
 * @param seconds after which it is gone by itself; 0: it stays until something else is shown
 */
public record Look(
        Situation situation,
        String voice,
        Screen screen,
        CheckoutPurpose purpose,
        boolean tellsFee,
        Light light,
        int seconds) {

    /** A greeting is gone by itself; a question stays. */
    private static final int GREETING_SECONDS = 10;

    public static Look of(Decision decision) {
        var shown = decision.shownAs();
        boolean smiles = decision.opens() && shown.screen() == Screen.PHOTOS;
        return new Look(
                decision.situation(),
                decision.voice(),
                smiles ? Screen.SMILE : shown.screen(),
                shown.purpose(),
                shown.asksForFee() || shown == Situation.DEFERRED_LEAVES,
                decision.opens() ? Light.GREEN : shown.light(),
                decision.opens() ? GREETING_SECONDS : 0);
    }

    /** A smile for a car that is let through. */
    public static Look greeting(Situation situation, String voice) {
        return new Look(situation, voice, Screen.SMILE, null, false, Light.GREEN, GREETING_SECONDS);
    }

    /** It stays. */
    public static Look asking(Situation situation, String voice, Screen screen, CheckoutPurpose purpose, Light light) {
        return new Look(situation, voice, screen, purpose, purpose == CheckoutPurpose.FEE, light, 0);
    }
}
