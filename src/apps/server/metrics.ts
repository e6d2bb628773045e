import { monitorEventLoopDelay } from 'node:perf_hooks';
import { cpuUsage, memoryUsage, uptime } from 'node:process';

type Labels = Readonly<Record<string, string>>;

/** One value of a metric. */
export interface Sample {
  readonly labels?: Labels;
  readonly value: number;
}

/** A metric that is read when somebody asks for it. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly type: 'gauge' | 'counter';
  readonly read: () => readonly Sample[] | Promise<readonly Sample[]>;
}

/** Upper bounds in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

const requestDurations = 'seawall_http_request_duration_seconds';

interface Histogram {
  readonly labels: Labels;
  readonly counts: number[];
  sum: number;
  count: number;
}

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

const line = (name: string, labels: Labels = {}, value = 0): string => {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`);
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}\n`;
};

/** Metrics in the text format of Prometheus, version 0.0.4. Names of series come from us: their number has a bound. */
export class Metrics {
  readonly type = 'text/plain; version=0.0.4; charset=utf-8';
  readonly #gauges: Gauge[] = [];
  readonly #requests = new Map<string, Histogram>();
  readonly #delay = monitorEventLoopDelay({ resolution: 20 });

  constructor() {
    this.#delay.enable();
    this.add({
      name: 'process_resident_memory_bytes',
      help: 'Memory of the process',
      type: 'gauge',
      read: () => [{ value: memoryUsage.rss() }],
    });
    this.add({
      name: 'process_cpu_seconds_total',
      help: 'Time on a processor',
      type: 'counter',
      read: () => [{ value: (cpuUsage().user + cpuUsage().system) / 1e6 }],
    });
    this.add({
      name: 'process_start_time_seconds',
      help: 'When the process began',
      type: 'gauge',
      read: () => [{ value: Math.round(Date.now() / 1_000 - uptime()) }],
    });
    this.add({
      name: 'nodejs_eventloop_lag_p99_seconds',
      help: 'How long the event loop was held up, 99th percentile',
      type: 'gauge',
      read: () => [{ value: this.#delay.percentile(99) / 1e9 || 0 }],
    });
  }

  /** Names of what is served. */
  get names(): readonly string[] {
    return [...this.#gauges.map(({ name }) => name), requestDurations];
  }

  add(gauge: Gauge): void {
    this.#gauges.push(gauge);
  }

  /** A request was answered. `route` is the pattern of its path: what was sent makes no series. */
  answered(method: string, route: string | undefined, status: number, ms: number): void {
    const labels = { method, route: route ?? 'none', status: String(status) };
    const key = `${method} ${labels.route} ${status}`;
    const known = this.#requests.get(key) ?? { labels, counts: bounds.map(() => 0), sum: 0, count: 0 };
    this.#requests.set(key, known);
    const seconds = ms / 1_000;
    known.sum += seconds;
    known.count += 1;
    bounds.forEach((bound, index) => {
      if (seconds <= bound) known.counts[index] = (known.counts[index] ?? 0) + 1;
    });
  }

  /** A metric that cannot be read is left out: the others are needed the more then. */
  async text(): Promise<string> {
    const pieces: string[] = [];
    for (const { name, help, type, read } of this.#gauges) {
      try {
        const samples = await read();
        pieces.push(`# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`);
        for (const { labels, value } of samples) pieces.push(line(name, labels, value));
      } catch {
        pieces.push(`# ${name} could not be read\n`);
      }
    }
    return pieces.join('') + this.#histograms();
  }

  #histograms(): string {
    const name = requestDurations;
    const pieces = [`# HELP ${name} Time to answer a request\n# TYPE ${name} histogram\n`];
    for (const { labels, counts, sum, count } of this.#requests.values()) {
      bounds.forEach((bound, index) => {
        pieces.push(line(`${name}_bucket`, { ...labels, le: String(bound) }, counts[index]));
      });
      pieces.push(
        line(`${name}_bucket`, { ...labels, le: '+Inf' }, count),
        line(`${name}_sum`, labels, sum),
        line(`${name}_count`, labels, count),
      );
    }
    return pieces.join('');
  }

  close(): void {
    this.#delay.disable();
  }
}
