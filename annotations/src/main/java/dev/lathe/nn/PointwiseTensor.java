package dev.lathe.nn;

/** What is computed for each element by itself. Two tensors are broadcast together as NumPy and PyTorch do; the result has the joint shape. */
interface PointwiseTensor {
  /** Sum. */
  Tensor add(Tensor other);

  /** Sum with a number. */
  Tensor add(double other);

  /** Difference. */
  Tensor sub(Tensor other);

  /** Difference with a number. */
  Tensor sub(double other);

  /** Product of elements. */
  Tensor mul(Tensor other);

  /** Product with a number. */
  Tensor mul(double other);

  /** Quotient of elements. */
  Tensor div(Tensor other);

  /** Quotient with a number. */
  Tensor div(double other);

  /** Minus the element. */
  Tensor neg();

  /** The element to a constant power. */
  Tensor pow(double exponent);

  /** The element to the power of the other's; the element is above 0 where the exponent has a gradient. */
  Tensor pow(Tensor exponent);

  /** The element times itself. */
  Tensor square();

  /** Square root; not a number below 0. */
  Tensor sqrt();

  /** One divided by the square root. */
  Tensor rsqrt();

  /** One divided by the element. */
  Tensor reciprocal();

  /** Absolute value; its derivative at 0 is 0. */
  Tensor abs();

  /** -1, 0 or 1; without a gradient. */
  Tensor sign();

  /** The largest whole number that is not greater; without a gradient. */
  Tensor floor();

  /** {@code e} to the power of the element. */
  Tensor exp();

  /** Natural logarithm; not a number below 0. */
  Tensor log();

  /** Natural logarithm of 1 + the element. */
  Tensor log1p();

  /** {@code e} to the power of the element, minus 1. */
  Tensor expm1();

  /** Gauss's error function. */
  Tensor erf();

  /** Sine of an angle in radians. */
  Tensor sin();

  /** Cosine of an angle in radians. */
  Tensor cos();

  /** Hyperbolic tangent. */
  Tensor tanh();

  /** Logistic function {@code 1 / (1 + e^-x)}. */
  Tensor sigmoid();

  /** {@code max(x, 0)}. */
  Tensor relu();

  /** {@code x Φ(x)}, Φ being the normal distribution function. {@code torch.nn.GELU}. */
  Tensor gelu();

  /** {@code x sigmoid(x)}. {@code torch.nn.SiLU}. */
  Tensor silu();

  /** {@code log(1 + e^x)}. {@code torch.nn.Softplus}. */
  Tensor softplus();

  /** {@code x} above 0, {@code negativeSlope * x} below. {@code torch.nn.LeakyReLU}. */
  Tensor leakyRelu(double negativeSlope);

  /** {@code x} above 0, {@code alpha (e^x - 1)} below. {@code torch.nn.ELU}. */
  Tensor elu(double alpha);

  /** {@code x} above 0, {@code alpha (e^(x / alpha) - 1)} below. {@code torch.nn.CELU}. */
  Tensor celu(double alpha);

  /** {@code elu} with constants that keep mean and variance. {@code torch.nn.SELU}. */
  Tensor selu();

  /** {@code x tanh(softplus(x))}. {@code torch.nn.Mish}. */
  Tensor mish();

  /** The element between 0 and 6. {@code torch.nn.ReLU6}. */
  Tensor relu6();

  /** {@code relu6(x + 3) / 6}. {@code torch.nn.Hardsigmoid}. */
  Tensor hardsigmoid();

  /** {@code x relu6(x + 3) / 6}. {@code torch.nn.Hardswish}. */
  Tensor hardswish();

  /** Logarithm of {@link #sigmoid}, without overflow. {@code torch.nn.LogSigmoid}. */
  Tensor logSigmoid();

  /** {@code x / (1 + |x|)}. {@code torch.nn.Softsign}. */
  Tensor softsign();

  /** {@code x - tanh(x)}. {@code torch.nn.Tanhshrink}. */
  Tensor tanhshrink();

  /** {@code lambda} nearer to 0, and 0 where it would go past it. {@code torch.nn.Softshrink}. */
  Tensor softshrink(double lambda);

  /** 0 from {@code -lambda} to {@code lambda}, else the element. {@code torch.nn.Hardshrink}. */
  Tensor hardshrink(double lambda);

  /** The element where it is above {@code threshold}, else {@code value}. {@code torch.nn.Threshold}. */
  Tensor threshold(double threshold, double value);

  /** The element, but at least {@code min}. */
  Tensor clampMin(double min);

  /** The element, but at most {@code max}. */
  Tensor clampMax(double max);

  /** The element, but at least {@code min} and at most {@code max}. {@code torch.nn.Hardtanh}. */
  Tensor clamp(double min, double max);

  /** The larger of two elements; where they are equal each gets half the gradient. */
  Tensor maximum(Tensor other);

  /** The smaller of two elements; where they are equal each gets half the gradient. */
  Tensor minimum(Tensor other);

  /** 1 where the element is less than the other's, else 0; without a gradient. */
  Tensor lt(Tensor other);

  /** 1 where the element is less than the number, else 0; without a gradient. */
  Tensor lt(double other);

  /** 1 where the element is greater than the other's, else 0; without a gradient. */
  Tensor gt(Tensor other);

  /** 1 where the element is greater than the number, else 0; without a gradient. */
  Tensor gt(double other);

  /** 1 where the element is at most the other's, else 0; without a gradient. */
  Tensor le(Tensor other);

  /** 1 where the element is at most the number, else 0; without a gradient. */
  Tensor le(double other);

  /** 1 where the element is at least the other's, else 0; without a gradient. */
  Tensor ge(Tensor other);

  /** 1 where the element is at least the number, else 0; without a gradient. */
  Tensor ge(double other);

  /** 1 where the two differ, else 0; without a gradient. */
  Tensor ne(Tensor other);

  /** 1 where the element is not the number, else 0; without a gradient. */
  Tensor ne(double other);

  /** 1 where the two are equal, else 0; without a gradient. */
  Tensor eq(Tensor other);

  /** 1 where the element is the number, else 0; without a gradient. */
  Tensor eq(double other);

  /** Read on a condition of ones and zeros: the first's element where this one is not 0, else the second's. {@code torch.where}. */
  Tensor where(Tensor whenTrue, Tensor whenFalse);

  /** The value where the mask is not 0, else the element. {@code torch.masked_fill}. */
  Tensor maskedFill(Tensor mask, double value);

  /** The same numbers, through which no gradient flows. */
  Tensor detach();
}
