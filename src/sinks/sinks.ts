import { json } from './json.ts';
import type { Sink } from './sink.ts';
import { table } from './table.ts';

/** Every form of report, by the word after `-o`. */
export const sinks: readonly Sink[] = [table, json];
