import { prefixed } from '../../model/operation.ts';
import type { Problem } from '../../model/problem.ts';
import type { FileOrigin } from '../../model/resource.ts';
import { editDocument } from '../../sources/manifests/edit/edit-document.ts';
import { applyEdits, type TextEdit } from '../../sources/manifests/edit/text-edit.ts';
import type { RepairedObject } from './repair.ts';

/** A file whose text changes. */
export interface EditedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly edits: readonly TextEdit[];
  readonly objects: readonly RepairedObject[];
}

export interface Editing {
  readonly files: readonly EditedFile[];
  /** Documents that were left alone, with the reason. */
  readonly problems: readonly Problem[];
}

interface Placed {
  readonly origin: FileOrigin;
  readonly object: RepairedObject;
}

/** Writes repairs into the texts of their files, document by document. A document that cannot be edited safely is left alone, and said. */
export const editFiles = (
  objects: readonly RepairedObject[],
  texts: ReadonlyMap<string, string>,
): Editing => {
  const problems: Problem[] = [];
  const placed = objects.flatMap((object): readonly Placed[] => {
    const { origin } = object.resource;
    return origin.kind === 'file' ? [{ origin, object }] : [];
  });
  const files = [...Map.groupBy(placed, ({ origin }) => origin.path)].flatMap(([file, own]) => {
    const before = texts.get(file);
    if (before === undefined) return [];
    const { edits, objects: edited } = editFile(before, own, problems);
    return edits.length === 0
      ? []
      : [{ file, before, after: applyEdits(before, edits), edits, objects: edited }];
  });
  return { files, problems };
};

const editFile = (text: string, own: readonly Placed[], problems: Problem[]) => {
  const edits: TextEdit[] = [];
  const objects: RepairedObject[] = [];
  for (const [offset, inDocument] of Map.groupBy(own, ({ origin }) => origin.offset)) {
    const first = inDocument[0];
    if (first === undefined) continue;
    const { length, path, line } = first.origin;
    const operations = inDocument.flatMap(({ origin, object }) =>
      prefixed(object.operations, origin.pointer),
    );
    const edited = editDocument(text.slice(offset, offset + length), operations);
    if (edited.ok) {
      edits.push(...edited.edits.map((edit) => ({ ...edit, offset: edit.offset + offset })));
      objects.push(...inDocument.map(({ object }) => object));
    } else problems.push({ code: 'fix-refused', file: path, line, detail: `not repaired: ${edited.reason}` });
  }
  return { edits, objects };
};
