package dev.lathe.tests;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Training prints nothing while the class's tests run. */
public final class Quiet implements BeforeAllCallback, AfterAllCallback {
  private static final String PROPERTY = "lathe.progress";

  @Override
  public void beforeAll(ExtensionContext context) {
    System.setProperty(PROPERTY, "off");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    System.clearProperty(PROPERTY);
  }
}
