package io.windlass.wmi.mof;

/** What one compilation may use. Far above what people write, far below what hurts. */
final class Limits {
  /** Octets of one file, and of all files of one compilation. */
  static final int FILE_BYTES = 4 << 20;

  static final int ALL_BYTES = 16 << 20;

  /** Files of one compilation, and how deep they include each other. */
  static final int FILES = 256;

  static final int INCLUDES_DEEP = 16;

  /** How deep values stand in values. */
  static final int VALUES_DEEP = 16;

  /** Characters of a name, and of a number. */
  static final int NAME_LENGTH = 255;

  static final int NUMBER_LENGTH = 128;

  /** How many classes are derived from each other. */
  static final int CLASSES_DEEP = 60;

  /** Properties and methods of a class, inherited ones included; each class copies them. */
  static final int MEMBERS = 1024;

  /** Classes of one compilation. */
  static final int CLASSES = 8192;

  /** Tokens of all files: what is made of one takes more memory than its text. */
  static final int TOKENS = 500_000;

  /** Members of all classes, and values of all instances: inherited ones multiply. */
  static final int ALL_MEMBERS = 131_072;

  static final int ALL_VALUES = 262_144;

  private Limits() {}
}
