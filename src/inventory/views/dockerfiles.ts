import { type DockerfileInstruction, dockerfile } from '../../model/dockerfile.ts';
import { type FieldPath, fieldPath, join } from '../../model/field-path.ts';
import type { Resource } from '../../model/resource.ts';
import type { Inventory } from '../inventory.ts';
import type { Target } from '../target.ts';
import { commandsOf, type PlacedCommand } from './dockerfile-commands.ts';
import { isKnown, substitute } from './dockerfile-variables.ts';

/** One instruction with what it means at its place. */
export interface InstructionView {
  readonly path: FieldPath;
  /** Of one of its lines, from 0; the instruction's own for the first. */
  pathOfLine(line: number): FieldPath;
  readonly keyword: string;
  /** What follows keyword and flags, as written. */
  readonly text: string;
  readonly form: 'exec' | 'shell';
  /** Members in exec form, else words; variables are replaced where their value is known. */
  readonly words: readonly string[];
  /** Of ENV, LABEL and ARG, with the same replacement. An ARG without a default has no value. */
  readonly settings: readonly { readonly key: string; readonly value?: string | undefined }[];
  readonly heredocs: readonly { readonly text: string }[];
  /** Whether it runs in the builds of others only (ONBUILD). */
  readonly isTrigger: boolean;
  /** What it calls, for RUN, CMD, ENTRYPOINT and HEALTHCHECK; empty where the shell is none of POSIX. */
  readonly commands: readonly PlacedCommand[];
  /** What SHELL says at this place; `undefined` is `/bin/sh -c`. */
  readonly shell: readonly string[] | undefined;
  /** Values of a flag, in their order. */
  flag(name: string): readonly string[];
}

/** What one FROM begins. */
export interface StageView {
  readonly index: number;
  /** In small letters, as builders compare it. */
  readonly name: string | undefined;
  readonly from: InstructionView;
  /** The image, variables replaced where their value is known. */
  readonly image: string;
  /** The earlier stage that it is built on; `undefined` when the image comes from elsewhere. */
  readonly base: StageView | undefined;
  /** Without its FROM. */
  readonly instructions: readonly InstructionView[];
}

export interface DockerfileView {
  readonly resource: Resource;
  readonly instructions: readonly InstructionView[];
  /** What stands before the first FROM. */
  readonly preamble: readonly InstructionView[];
  readonly stages: readonly StageView[];
  /** The stages that make the image, first the outermost: the last one, and what it is built on. */
  readonly shipped: readonly StageView[];
}

/** Every Dockerfile and Containerfile. */
export const dockerfiles: Target<DockerfileView> = {
  id: 'dockerfiles',
  title: 'every Dockerfile and Containerfile',
  views: (inventory) =>
    inventory.ofKind('', 'Dockerfile').map((resource) => new Viewing(inventory, resource).view()),
};

interface OpenStage extends StageView {
  readonly instructions: InstructionView[];
  readonly variables: Map<string, string>;
  shell: readonly string[] | undefined;
}

const flagless: readonly string[] = Object.freeze([]);

/** Goes through the instructions once, keeping what each stage knows at that place. */
class Viewing {
  readonly #resource: Resource;
  readonly #given: readonly DockerfileInstruction[];
  readonly #preamble: InstructionView[] = [];
  readonly #stages: OpenStage[] = [];
  readonly #byName = new Map<string, OpenStage>();
  /** ARGs before the first FROM: for FROM lines, and for an ARG of the same name in a stage. */
  readonly #global = new Map<string, string>();

  constructor(inventory: Inventory, resource: Resource) {
    this.#resource = resource;
    this.#given = inventory.read(dockerfile, resource)?.instructions ?? [];
  }

  view(): DockerfileView {
    const instructions = this.#given.map((given, index) => this.#instruction(given, index));
    const shipped: StageView[] = [];
    for (let stage: StageView | undefined = this.#stages.at(-1); stage !== undefined; stage = stage.base)
      shipped.push(stage);
    return {
      resource: this.#resource,
      instructions,
      preamble: this.#preamble,
      stages: this.#stages,
      shipped,
    };
  }

  #instruction(given: DockerfileInstruction, index: number): InstructionView {
    const stage = this.#stages.at(-1);
    const isFrom = given.keyword === 'FROM' && given.isTrigger !== true;
    const variables = isFrom ? this.#global : (stage?.variables ?? this.#global);
    const {
      keyword = '',
      text = '',
      words = [],
      settings = [],
      heredocs = [],
      flags = [],
      lineStarts = [],
    } = given;
    const form = given.form === 'exec' ? 'exec' : 'shell';
    const known = (value: string): string => substitute(value, variables);
    const path = fieldPath(`/instructions/${index}`);
    const view: InstructionView = {
      path,
      pathOfLine: (line) =>
        given.lines?.[line] === undefined || line === 0 ? path : join(path, 'lines', line),
      keyword,
      text,
      form,
      words: withVariables.has(keyword) ? words.map(known) : words,
      settings: settings.map(({ key = '', value }) => ({
        key,
        value: value === undefined ? value : known(value),
      })),
      heredocs: heredocs.map((one) => ({ text: one.text ?? '' })),
      isTrigger: given.isTrigger === true,
      commands: commandsOf({ keyword, text, form, words, heredocs, shell: stage?.shell, lineStarts }),
      shell: stage?.shell,
      flag: (name) =>
        flags.length === 0
          ? flagless
          : flags.filter(({ flag }) => flag === name).map(({ value = '' }) => known(value)),
    };
    if (isFrom) this.#open(view);
    else if (stage === undefined) this.#preamble.push(view);
    else stage.instructions.push(view);
    if (!view.isTrigger) this.#take(view, stage);
    return view;
  }

  #open(from: InstructionView): void {
    const [image = '', , name] = from.words;
    const base = this.#byName.get(image.toLowerCase());
    const stage: OpenStage = {
      index: this.#stages.length,
      name: name?.toLowerCase(),
      from,
      image,
      base,
      instructions: [],
      variables: new Map(base?.variables),
      shell: base?.shell,
    };
    this.#stages.push(stage);
    if (stage.name !== undefined) this.#byName.set(stage.name, stage);
  }

  /** What later instructions of the stage will see. */
  #take({ keyword, settings, words }: InstructionView, stage: OpenStage | undefined): void {
    if (keyword === 'SHELL' && stage !== undefined) stage.shell = words;
    if (keyword !== 'ARG' && keyword !== 'ENV') return;
    const variables = stage?.variables ?? this.#global;
    for (const { key, value } of settings) {
      const now = keyword === 'ARG' ? (value ?? this.#global.get(key)) : value;
      if (now !== undefined && isKnown(now)) variables.set(key, now);
      else if (keyword === 'ENV') variables.delete(key);
    }
  }
}

/** Instructions in which the builder, not a shell, replaces variables. */
const withVariables: ReadonlySet<string> = new Set(
  'ADD COPY EXPOSE FROM STOPSIGNAL USER VOLUME WORKDIR'.split(' '),
);
