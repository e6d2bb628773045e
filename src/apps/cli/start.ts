import process, { argv } from 'node:process';
import { main } from './main.ts';

/** Where the program starts. */
void main(argv.slice(2)).then((status) => {
  process.exitCode = status;
});
