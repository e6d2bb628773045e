import { EVENT_ID, type Event, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';

/** A value that is not written at all: `key:`. */
export const isEmptyScalar = (event: Event): boolean =>
  event.type === EVENT_ID.SCALAR && event.valueStart < 0 && event.tagStart < 0 && event.anchorStart < 0;

export const isCollection = (event: Event | undefined): boolean =>
  event?.type === EVENT_ID.SEQUENCE || event?.type === EVENT_ID.MAPPING;

/** Where a node's own text starts, behind its anchor and tag. 0 for a value that is not written. */
export const startOf = (text: string, event: Event): number => {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      if (event.valueStart < 0) return Math.max(event.tagStart, event.anchorStart, 0);
      return isBlockScalar(event)
        ? indicatorOf(text, event.valueStart)
        : event.valueStart - quoteLength(event);
    case EVENT_ID.ALIAS:
      return event.anchorStart - 1;
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.start;
    default:
      return 0;
  }
};

/** Where a scalar's or an alias's text ends, -1 for a value that is not written. A block scalar ends with its last visible character. */
export const endOf = (text: string, event: Event): number => {
  if (event.type === EVENT_ID.ALIAS) return event.anchorEnd;
  if (event.type !== EVENT_ID.SCALAR) return startOf(text, event);
  if (event.valueStart < 0) return Math.max(event.tagEnd, event.anchorEnd);
  if (!isBlockScalar(event)) return event.valueEnd + quoteLength(event);
  const headerEnd = headerEndOf(text, event.valueStart);
  return headerEnd + text.slice(headerEnd, event.valueEnd).trimEnd().length;
};

const isBlockScalar = ({ style }: ScalarEvent): boolean =>
  style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;

/** Quotes belong to the place of a scalar, but not to its event. */
const quoteLength = ({ style }: ScalarEvent): number =>
  style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;

/** The end of the line that holds a block scalar's indicator; its text starts in the next one. */
const headerEndOf = (text: string, valueStart: number): number =>
  text.charCodeAt(valueStart - 1) === 10 ? valueStart - 1 : valueStart;

const header = /[|>][-+0-9]{0,2}[ \t]*(?:[ \t]#.*)?\r?$/;

const indicatorOf = (text: string, valueStart: number): number => {
  const end = headerEndOf(text, valueStart);
  const lineStart = text.lastIndexOf('\n', end - 1) + 1;
  return lineStart + Math.max(text.slice(lineStart, end).search(header), 0);
};
