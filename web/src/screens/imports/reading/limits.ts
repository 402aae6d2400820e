/** As many as this are in the copy of a device without a hitch; larger files are for the command line. */
export const MOST_ROWS = 100_000;
