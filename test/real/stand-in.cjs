'use strict';
/* Answers health in the place of `seawall serve`, as long as the program has no server; every other command is the program's own. */
const { createServer } = require('node:http');

if (process.argv[2] === 'serve') {
  const port = Number(process.argv[process.argv.indexOf('--health-port') + 1]);
  const store = process.env.SEAWALL_STORE ?? '';
  if (store.startsWith('sqlite:')) {
    const { DatabaseSync } = require('node:sqlite');
    new DatabaseSync(store.slice('sqlite:'.length)).exec('create table if not exists stand_in (id integer)');
  }
  const server = createServer((request, response) => {
    response.statusCode = ['/healthz', '/readyz', '/metrics'].includes(request.url ?? '') ? 200 : 404;
    response.end('seawall_build_info 1\n');
  }).listen(port);
  process.on('SIGTERM', () => server.close(() => process.exit(0)));
} else require('./program.cjs');
