package dev.lathe.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What a page that is served looks after new numbers with, every 2 seconds. Only this very script is run. */
final class LiveScript {
  private static final String SCRIPT = """
      const at = id => document.getElementById(id);
      let shown = -1;
      async function look() {
        try {
          const now = await (await fetch('numbers.json')).json();
          if (shown !== now.finished) {
            const text = await (await fetch('/')).text();
            document.querySelector('main').replaceWith(new DOMParser().parseFromString(text, 'text/html').querySelector('main'));
          }
          shown = now.finished;
          at('step').textContent = now.batch + ' / ' + now.batches + ' in epoch ' + now.epoch;
          at('loss').textContent = now.epochLoss === null ? '\\u2013' : now.epochLoss.toPrecision(4);
          at('rate').textContent = now.examplesPerSecond === null ? '\\u2013' : Math.round(now.examplesPerSecond).toLocaleString('en');
          at('gone').hidden = true;
        } catch (e) {
          at('gone').hidden = false;
        }
        setTimeout(look, 2000);
      }
      look();
      """;

  static final String ELEMENT = "<script>" + SCRIPT + "</script>\n";
  static final String POLICY =
      Html.POLICY + "; connect-src 'self'; script-src 'sha256-" + hash() + "'";
  static final String FACTS = """
      <p id="gone" class="notice" hidden="">No answer: the training is over, or its program is.</p>
      <dl class="facts">
      <div><dt>step</dt><dd id="step">\u2013</dd></div>
      <div><dt>loss of the epoch so far</dt><dd id="loss">\u2013</dd></div>
      <div><dt>examples/s</dt><dd id="rate">\u2013</dd></div>
      </dl>
      """;

  private LiveScript() {}

  private static String hash() {
    try {
      byte[] script = SCRIPT.getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(script));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e); // every Java has it
    }
  }
}
