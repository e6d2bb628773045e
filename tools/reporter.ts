import type { TestEvent } from 'node:test/reporters';

/** Prints what failed and what was skipped, each with its reason, and one line of counts that `tools/test.ts` adds up. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { name, details, skip, file, line } = event.data;
    const isSkipped = skip !== undefined && skip !== false;
    if (details.type === 'suite' && !isSkipped) continue;
    if (isSkipped) {
      counts.skipped++;
      yield `skipped: ${name}${typeof skip === 'string' ? ` (${skip})` : ''}\n`;
    } else if (event.type === 'test:pass') counts.passed++;
    else {
      counts.failed++;
      const { error } = event.data.details;
      yield `FAILED: ${name}\n  at ${file}:${line}\n  ${String(error.cause ?? error.message).replaceAll('\n', '\n  ')}\n`;
    }
  }
  yield `counts ${JSON.stringify(counts)}\n`;
}
