package dev.lathe.processor.backend.cpu;

/** What a program does for a node: one kernel, or a loop of them. */
sealed interface Step permits Line, Loop {}
