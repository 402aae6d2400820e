/** How the command ends, for scripts. README.md lists them. */
export const EXIT = {
  /** All was done. */
  done: 0,
  /** A mistake in this command: it prints where. */
  fault: 1,
  /** Wrong use: an unknown option, a value that cannot be read, an answer that nobody is there to give. */
  usage: 2,
  /** Nobody is signed in, or the session has ended. */
  signedOut: 3,
  /** The API refuses it: a value out of bounds, no such expense, a change by another device. */
  refused: 4,
  /** No answer in time: the same may work later. */
  noAnswer: 5,
  /** Done in part: some rows of an import were refused; `doctor` has found something wrong. */
  partly: 6,
  /** Whoever read the output has closed it: what a shell reports of a program that SIGPIPE ends. */
  pipeClosed: 141,
  /** Interrupted: what a shell reports of a program that SIGINT ends. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
