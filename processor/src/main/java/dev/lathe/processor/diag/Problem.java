package dev.lathe.processor.diag;

/**
 * One thing wrong with the user's network, in the parts every message has.
 *
 * @param code stable name, printed first and documented under that name
 * @param where the narrowest place the user can edit
 * @param expected what this place needed, as a noun phrase
 * @param found what is there instead, with what led to it
 * @param fix one edit that would make it compile
 */
public record Problem(Code code, SourceRef where, String expected, String found, String fix) {
  /** The text that the user reads. */
  public String message() {
    return "[%s] expected %s%nfound: %s%nfix:   %s"
        .formatted(code, expected, found + elsewhere(), fix)
        .replace("\r", "");
  }

  /** In words, where the message stands at another place than the mistake. */
  private String elsewhere() {
    return where.shown() == where ? "" : ", at " + where.text();
  }
}
