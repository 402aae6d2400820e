import manifest from '../package.json' with { type: 'json' };

/** Of this package, e.g. `0.1.0`. */
export const { version } = manifest;
