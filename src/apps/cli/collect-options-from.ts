import type { CollectOptions } from '../../sources/collect.ts';
import type { Values } from './option.ts';

/** What the command line says about what is read and how charts are rendered. */
export const collectOptionsFrom = (values: Values): CollectOptions => ({
  skipFiles: values.list('skip-files'),
  chart: {
    files: values.list('values'),
    settings: values.list('set'),
    remote: values.flag('allow-remote') ? 'allowed' : 'refused',
  },
});
