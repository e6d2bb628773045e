import { boolean, list, number, object, type Shaped, string } from './shape.ts';

/** The file that a heredoc writes, or the input that it gives to a command. */
const heredoc = object({
  /** As written behind `<<`, without quotes. */
  delimiter: string,
  /** Whether variables in it are replaced: they are not when the delimiter stands in quotes. */
  expands: boolean,
  text: string,
});

/** One instruction, as the reader leaves it in the object of a Dockerfile. Lines and columns count from 1. */
export const dockerfileInstruction = object({
  /** Stage, keyword and text: names the instruction when others come before it. */
  name: string,
  /** In capitals: `RUN`. What ONBUILD triggers stands under its own keyword, with `isTrigger`. */
  keyword: string,
  /** What follows the keyword and its flags, continuation lines joined. */
  text: string,
  /** `exec` for a JSON array, else `shell`. */
  form: string,
  /** `--mount=type=cache` is `{ flag: mount, value: type=cache }`; a flag without value has an empty one. */
  flags: list(object({ flag: string, value: string })),
  /** Members of the array in exec form, else words without their quotes. */
  words: list(string),
  /** Of ENV, LABEL and ARG. An ARG without a default has no value. */
  settings: list(object({ key: string, value: string })),
  heredocs: list(heredoc),
  isTrigger: boolean,
  /** Its lines as they stand in the file, comments and heredocs among them; absent when it is one line. */
  lines: list(string),
  /** Where each of these lines starts in `text`; negative for what stands before it. Heredocs are not in it. */
  lineStarts: list(number),
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
});

export type DockerfileInstruction = Shaped<typeof dockerfileInstruction>;

/** The object of a Dockerfile's resource. */
export const dockerfile = object({
  /** The character that continues lines and escapes: `\` unless the directive `escape` names the backtick. */
  escape: string,
  instructions: list(dockerfileInstruction),
});

export type Dockerfile = Shaped<typeof dockerfile>;
