/**
 * The syntax of one document, as far as an editor needs it. Offsets are in the document's own text; ends are exclusive and exclude
 * trailing white space and comments.
 */
export type Node = MappingNode | SequenceNode | ScalarNode | AliasNode;

interface Placed {
  readonly start: number;
  readonly end: number;
}

export interface MappingNode extends Placed {
  readonly kind: 'mapping';
  readonly style: 'block' | 'flow';
  readonly members: readonly Member[];
}

export interface Member {
  /** As it reads; `undefined` for a merge (`<<`) and for keys that are no scalars. */
  readonly key: string | undefined;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Node;
}

export interface SequenceNode extends Placed {
  readonly kind: 'sequence';
  readonly style: 'block' | 'flow';
  readonly items: readonly Item[];
}

export interface Item {
  /** Offset of the item's dash in block style; that of the item itself in flow style. */
  readonly start: number;
  readonly value: Node;
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  /** `empty` is a value that is not written; its start and end are where it would stand. */
  readonly style: 'plain' | 'single' | 'double' | 'block' | 'empty';
}

export interface AliasNode extends Placed {
  readonly kind: 'alias';
}
