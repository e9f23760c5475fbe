/** From small colour pictures to a model that was trained, saved, loaded and asked, and a look at where it was right. */
package dev.lathe.samples.cifar;
