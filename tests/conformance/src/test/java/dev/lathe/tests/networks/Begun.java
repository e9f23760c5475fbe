package dev.lathe.tests.networks;

import dev.lathe.nn.Conv2d;
import dev.lathe.nn.Flatten;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.MSELoss;
import dev.lathe.nn.Network;
import dev.lathe.nn.init.Constant;
import dev.lathe.nn.init.Dirac;
import dev.lathe.nn.init.Eye;
import dev.lathe.nn.init.KaimingNormal;
import dev.lathe.nn.init.KaimingUniform;
import dev.lathe.nn.init.Normal;
import dev.lathe.nn.init.Ones;
import dev.lathe.nn.init.Orthogonal;
import dev.lathe.nn.init.Sparse;
import dev.lathe.nn.init.TruncNormal;
import dev.lathe.nn.init.Uniform;
import dev.lathe.nn.init.XavierNormal;
import dev.lathe.nn.init.XavierUniform;
import dev.lathe.nn.init.Zeros;
import dev.lathe.optim.SGD;

/** A layer for each initialiser. */
@Network(input = {2, 20, 20})
@MSELoss
@SGD
public final class Begun {
  @Conv2d(out = 4, kernel = 3, padding = 1)
  @Dirac
  Layer dirac;

  @Conv2d(out = 8, kernel = 5, stride = 2)
  @KaimingNormal
  Layer kaimingNormal;

  @Flatten
  Layer flatten;

  @Linear(120)
  @XavierUniform(gain = 2)
  Layer xavierUniform;

  @Linear(120)
  @XavierNormal
  Layer xavierNormal;

  @Linear(100)
  @KaimingUniform(a = 1, fanOut = true)
  Layer kaimingUniform;

  @Linear(80)
  @Orthogonal(gain = 3)
  Layer wide;

  @Linear(100)
  @Orthogonal
  Layer tall;

  @Linear(100)
  @Sparse(0.25f)
  Layer sparse;

  @Linear(100)
  @TruncNormal(std = 2, a = -1, b = 3)
  Layer truncated;

  @Linear(100)
  @Normal(mean = 1, std = 0.5f)
  Layer normal;

  @Linear(100)
  @Uniform(a = 2, b = 4)
  Layer uniform;

  @Linear(6)
  @Constant(0.5f)
  Layer constant;

  @Linear(6)
  @Ones
  Layer ones;

  @Linear(6)
  @Zeros
  Layer zeros;

  @Linear(4)
  @Eye
  Layer eye;
}
