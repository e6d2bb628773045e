import { limits } from '../../../model/limits.ts';
import type { Notification } from '../../../model/records.ts';
import { post } from '../../../platform/post.ts';
import type { Store } from '../../../platform/store/store.ts';
import type { Timer } from '../../../platform/timer.ts';
import type { Log } from '../log.ts';
import { readSecretFile } from '../read-settings-file.ts';
import { type Channel, isUrl } from './channel.ts';
import { type Digest, DigestMaker } from './digest.ts';
import { messageFor } from './message.ts';

export interface NotifierOptions {
  readonly store: Store;
  readonly channels: readonly Channel[];
  readonly timer: Timer;
  readonly log: Log;
}

/** How a channel fares: kept in the store, so that whoever answers requests can show it. */
export interface ChannelState {
  readonly lastDelivered?: string;
  /** Why the last message that was given up did not arrive. */
  readonly givenUp?: { readonly time: string; readonly error: string };
}

const revisionKey = (channel: string): string => `notify/revision/${channel}`;
export const channelStateKey = (channel: string): string => `notify/state/${channel}`;

const second = 1_000;
const leaseMs = 60 * second;
const longestPause = 60 * 60 * second;

/**
 * Tells channels what is found, one message an interval. What is to be told is written down first, together with how far it goes: after a
 * crash a message may come twice, with the same id, but never not at all.
 */
export class Notifier {
  readonly #options: NotifierOptions;
  readonly #next = new Map<string, number>();

  constructor(options: NotifierOptions) {
    this.#options = options;
  }

  /** Until the signal is aborted, while this process leads. A store that is away is waited for. */
  async run(signal: AbortSignal, isLeading: () => boolean): Promise<void> {
    const { timer, log } = this.#options;
    while (!signal.aborted) {
      try {
        if (isLeading()) await this.gather();
        if (isLeading()) await this.deliver(signal);
      } catch (error) {
        log.warn({}, `notifications wait: ${error instanceof Error ? error.message : String(error)}`);
      }
      await timer.sleep(second, signal);
    }
  }

  /** Writes down what each channel whose interval is over has to be told. */
  async gather(): Promise<void> {
    const { channels, timer } = this.#options;
    const now = timer.now();
    for (const channel of channels) {
      if ((this.#next.get(channel.name) ?? 0) > now) continue;
      this.#next.set(channel.name, now + channel.intervalSeconds * second);
      await this.#gather(channel);
    }
  }

  async #gather({ name, severity }: Channel): Promise<void> {
    const { store, timer } = this.#options;
    const from = await store.setting(revisionKey(name));
    const head = await store.revision();
    // A new channel is told what comes from now on. So is one that is ahead: the store was restored to an older day.
    if (typeof from !== 'number' || from > head) return store.putSetting(revisionKey(name), head);
    if (from === head) return;
    const maker = new DigestMaker(severity);
    let to = from;
    for (;;) {
      const { changes, isGap } = await store.changesSince(to, limits.pageSize);
      if (isGap) maker.lost();
      maker.take(changes);
      to = changes.at(-1)?.revision ?? Math.max(to, head);
      if (changes.length < limits.pageSize) break;
    }
    const digest = maker.digest(name, from, to);
    if (digest !== undefined)
      await store.notifications.add(name, digest, new Date(timer.now()).toISOString());
    await store.putSetting(revisionKey(name), to);
  }

  /** Sends what is due. */
  async deliver(signal?: AbortSignal): Promise<void> {
    const { store, timer } = this.#options;
    const due = await store.notifications.take({
      time: new Date(timer.now()).toISOString(),
      leaseMs,
      limit: 20,
    });
    await Promise.all(due.map((one) => this.#send(one, signal)));
  }

  async #send(one: Notification, signal: AbortSignal | undefined): Promise<void> {
    const { store, channels, timer, log } = this.#options;
    const channel = channels.find(({ name }) => name === one.channel);
    if (channel === undefined) return store.notifications.failed(one.id, 'there is no such channel any more');
    const failure = await this.#attempt(channel, one.payload as Digest, signal);
    const time = new Date(timer.now()).toISOString();
    if (failure === undefined) {
      await store.notifications.delivered(one.id, time);
      const state = (await store.setting(channelStateKey(channel.name))) as ChannelState | undefined;
      return store.putSetting(channelStateKey(channel.name), { ...state, lastDelivered: time });
    }
    const isLast = one.attempts >= limits.notifyAttempts;
    log.warn({ channel: channel.name, attempt: one.attempts, isLast }, `not delivered: ${failure.words}`);
    if (!isLast) {
      const backoff = Math.min(longestPause, 5 * second * 2 ** one.attempts) * (0.75 + timer.random() / 2);
      const pause = Math.max(backoff, (failure.retryAfter ?? 0) * second);
      return store.notifications.failed(one.id, failure.words, new Date(timer.now() + pause).toISOString());
    }
    await store.notifications.failed(one.id, failure.words);
    const state = (await store.setting(channelStateKey(channel.name))) as ChannelState | undefined;
    return store.putSetting(channelStateKey(channel.name), {
      ...state,
      givenUp: { time, error: failure.words },
    });
  }

  /** What went wrong; `undefined` where it arrived. Words never hold the URL, which may be a secret. */
  async #attempt(channel: Channel, digest: Digest, signal: AbortSignal | undefined) {
    try {
      const text = channel.url ?? readSecretFile(channel.urlFile ?? '');
      if (!isUrl(text, channel.isPlainAllowed)) return { words: 'the URL must begin with https://' };
      const secret = channel.secretFile === undefined ? '' : readSecretFile(channel.secretFile);
      const seconds = Math.floor(this.#options.timer.now() / second);
      const { body, headers } = messageFor(channel, digest, secret, seconds);
      const { status, retryAfter } = await post(new URL(text), body, {
        headers,
        timeMs: limits.notifyMs,
        answerBytes: limits.notifyAnswerBytes,
        ...(signal === undefined ? {} : { signal }),
      });
      if (status >= 200 && status < 300) return undefined;
      return { words: `the receiver answers ${status}`, ...(retryAfter === undefined ? {} : { retryAfter }) };
    } catch (error) {
      const { code, message } = error as { readonly code?: string; readonly message?: string };
      return { words: code ?? message ?? 'it failed' };
    }
  }
}
