/** One server-sent event. */
export interface StreamEvent {
  readonly name: string;
  readonly id: string;
  readonly data: string;
}

/** An event larger than this is none of ours. */
const largestEvent = 1_000_000;

/**
 * Takes a stream of server-sent events apart (HTML standard, 9.2.6). The browser's own EventSource sends no Authorization header.
 */
export class EventParser {
  #rest = '';
  #name = '';
  #id = '';
  #data: string[] = [];

  /** The events that a piece of text completes. */
  push(piece: string): readonly StreamEvent[] {
    const events: StreamEvent[] = [];
    // A carriage return at the end may be half of a line end.
    const text = this.#rest + piece;
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
    const lines = whole.split(/\r\n|\r|\n/);
    this.#rest = (lines.pop() ?? '') + text.slice(whole.length);
    if (this.#rest.length > largestEvent) throw new Error('the stream of changes is no stream of events');
    for (const line of lines) {
      const event = this.#line(line);
      if (event !== undefined) events.push(event);
    }
    return events;
  }

  #line(line: string): StreamEvent | undefined {
    if (line === '') return this.#end();
    const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (field === 'event') this.#name = value;
    else if (field === 'data') this.#data.push(value);
    else if (field === 'id' && !value.includes('\0')) this.#id = value;
    return undefined;
  }

  #end(): StreamEvent | undefined {
    const data = this.#data.join('\n');
    const event = { name: this.#name === '' ? 'message' : this.#name, id: this.#id, data };
    const isEmpty = this.#data.length === 0;
    this.#name = '';
    this.#data = [];
    return isEmpty ? undefined : event;
  }
}
