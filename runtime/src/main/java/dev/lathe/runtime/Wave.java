package dev.lathe.runtime;

/** A schedule that goes from one rate up to a second and down to a third, and moves the momentum the other way. */
public final class Wave implements Schedule {
  /** The course of a number in time. */
  @FunctionalInterface
  interface Form {
    double at(Moment moment, double first, double peak, double last);
  }

  private final Form form;
  private final double first;
  private final double peak;
  private final double last;
  private final double baseMomentum;
  private final double maxMomentum;

  private Wave(
      Form form, double first, double peak, double last, double baseMomentum, double maxMomentum) {
    this.form = form;
    this.first = first;
    this.peak = peak;
    this.last = last;
    this.baseMomentum = baseMomentum;
    this.maxMomentum = maxMomentum;
  }

  /** One that leaves the momentum alone. */
  static Wave of(Form form, double first, double peak, double last) {
    return new Wave(form, first, peak, last, 0, 0);
  }

  /** The same, with a momentum of {@code base} where the rate is highest and {@code max} where it is lowest. */
  public Wave cycling(double base, double max) {
    return new Wave(form, first, peak, last, base, max);
  }

  @Override
  public double rate(double base, Moment at) {
    return form.at(at, first, peak, last);
  }

  @Override
  public double momentum(Moment at) {
    return maxMomentum == 0 ? 0 : form.at(at, maxMomentum, baseMomentum, maxMomentum);
  }
}
