import process from 'node:process';
import { now } from '../../platform/clock.ts';
import { terminal } from '../../platform/terminal.ts';
import { inkOf } from '../../sinks/ink.ts';
import { watchCluster } from '../../sources/cluster/watch-cluster.ts';
import { type Judging, StandingJudgement } from '../cluster/standing-judgement.ts';
import { eventLine, WatchView } from '../cluster/watch-view.ts';
import { connectFrom } from './cluster-from.ts';
import type { Values } from './option.ts';

/** Shows what is found in a cluster until somebody stops it: a screen on a terminal, a line for each change elsewhere. */
export const watch = async (values: Values, judging: Judging): Promise<void> => {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const connection = await connectFrom(values);
  const namespaces = values.list('namespace');
  const cluster = await watchCluster(connection, {
    signal: stopping.signal,
    ...(namespaces.length > 0 ? { namespaces } : {}),
  });
  const ended = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve());
  });
  await Promise.race([cluster.synced, ended]);
  if (!stopping.signal.aborted) {
    const judgement = new StandingJudgement(cluster.snapshot(), judging);
    const view = new WatchView();
    const show = screenOrLines(view, connection.context);
    view.take(judgement.whole(now()), now(), true);
    show([]);
    cluster.onChange(() => show(view.take(judgement.follow(cluster.snapshot(), now()), now(), false)));
    await ended;
  }
  await cluster.close();
  connection.close();
};

const screenOrLines = (view: WatchView, context: string) => {
  const ink = inkOf(terminal.isColour);
  return (events: ReturnType<WatchView['take']>): void => {
    const { width, height } = terminal;
    if (width === undefined || height === undefined)
      for (const event of events) terminal.write(`${eventLine(event, ink, Number.POSITIVE_INFINITY)}\n`);
    else
      terminal.write(
        `\u001b[H\u001b[2J${view.screen({ ink, width, height, title: `${context}  Ctrl-C ends` })}`,
      );
  };
};
