import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { sarif } from './sarif.ts';
import type { Sink } from './sink.ts';
import { table } from './table.ts';

/** Every form of report, by the word after `-o`. */
export const sinks: readonly Sink[] = [table, json, sarif, junit, markdown, github, gitlab, html];
