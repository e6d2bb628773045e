import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { loadAll } from 'js-yaml';

/** The floor of a scan: js-yaml over the same files, and nothing else. */
const folder = argv[2] ?? '.';
let documents = 0;
for (const file of globSync('**/*.{yaml,yml}', { cwd: folder }))
  documents += loadAll(readFileSync(join(folder, file), 'utf8')).length;
stdout.write(`${documents}\n`);
