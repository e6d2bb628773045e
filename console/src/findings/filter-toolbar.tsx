import {
  Button,
  MenuToggle,
  SearchInput,
  Select,
  SelectList,
  SelectOption,
  Toolbar,
  ToolbarContent,
  ToolbarFilter,
  ToolbarGroup,
  ToolbarItem,
  ToolbarToggleGroup,
} from '@patternfly/react-core';
import { FilterIcon } from '@patternfly/react-icons/dist/esm/icons/filter-icon';
import { type ReactNode, useState } from 'react';
import { type FindingSort, findingSorts } from '../../../src/model/finding-filter.ts';
import type { ClusterAnswer, Counts } from '../api/answers.ts';
import { choicesOf, listTitles, valueText } from './choices.ts';
import { FilterMenu } from './filter-menu.tsx';
import { isNarrowed, listNames, type Search, toggled, withList } from './search.ts';

const sortWords: Readonly<Record<FindingSort, string>> = {
  severity: 'Worst first',
  first_seen: 'Newest first',
  last_seen: 'Last seen first',
  namespace: 'By namespace',
  check: 'By check',
};

interface FilterToolbarProps {
  readonly search: Search;
  readonly counts: Counts | undefined;
  readonly clusters: readonly ClusterAnswer[];
  readonly onSearch: (search: Search) => void;
  readonly children?: ReactNode;
}

/** Everything that narrows the table, with what narrows it now. */
export const FilterToolbar = ({ search, counts, clusters, onSearch, children }: FilterToolbarProps) => {
  const choices = new Map(choicesOf(counts, clusters));
  const { text: _text, resourceName: _name, ...withoutText } = search;
  return (
    <Toolbar
      clearAllFilters={() => onSearch({ lists: {}, sort: search.sort })}
      clearFiltersButtonText="Clear all filters"
    >
      <ToolbarContent>
        <ToolbarItem>
          <TextFilter
            key={search.text ?? ''}
            text={search.text ?? ''}
            onText={(text) => onSearch(text === '' ? withoutText : { ...search, text })}
          />
        </ToolbarItem>
        <ToolbarToggleGroup toggleIcon={<FilterIcon />} breakpoint="lg" aria-label="Filters">
          <ToolbarGroup variant="filter-group">
            {listNames.map((name) => {
              const chosen = search.lists[name] ?? [];
              const offered = choices.get(name);
              return (
                <ToolbarFilter
                  key={name}
                  categoryName={{ key: name, name: listTitles[name] }}
                  labels={chosen.map((value) => ({ key: value, node: valueText(name, value, clusters) }))}
                  deleteLabel={(_category, label) =>
                    onSearch(toggled(search, name, typeof label === 'string' ? label : label.key))
                  }
                  deleteLabelGroup={() => onSearch(withList(search, name, []))}
                  showToolbarItem={offered !== undefined}
                >
                  <FilterMenu
                    title={listTitles[name]}
                    choices={offered ?? []}
                    chosen={chosen}
                    onToggle={(value) => onSearch(toggled(search, name, value))}
                  />
                </ToolbarFilter>
              );
            })}
          </ToolbarGroup>
        </ToolbarToggleGroup>
        <ToolbarItem>
          <SortMenu sort={search.sort} onSort={(sort) => onSearch({ ...search, sort })} />
        </ToolbarItem>
        {children !== undefined && <ToolbarGroup align={{ default: 'alignEnd' }}>{children}</ToolbarGroup>}
        {(search.text !== undefined || search.resourceName !== undefined) && isNarrowed(search) && (
          <ToolbarItem>
            {search.resourceName !== undefined && `Only objects named ${search.resourceName} `}
            <Button variant="link" isInline onClick={() => onSearch(withoutText)}>
              Clear the text
            </Button>
          </ToolbarItem>
        )}
      </ToolbarContent>
    </Toolbar>
  );
};

/** Asks when one has finished: each letter would be a page of the server's. */
const TextFilter = ({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) => {
  const [draft, setDraft] = useState(text);
  return (
    <SearchInput
      aria-label="Part of a name or a check"
      placeholder="Name or check"
      value={draft}
      onChange={(_event, value) => setDraft(value)}
      onSearch={() => onText(draft.trim())}
      onClear={() => onText('')}
    />
  );
};

const SortMenu = ({
  sort,
  onSort,
}: {
  readonly sort: FindingSort;
  readonly onSort: (sort: FindingSort) => void;
}) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Select
      isOpen={isOpen}
      selected={sort}
      shouldFocusFirstItemOnOpen
      shouldFocusToggleOnSelect
      onOpenChange={setOpen}
      onSelect={(_event, value) => {
        setOpen(false);
        onSort(value as FindingSort);
      }}
      toggle={(ref) => (
        <MenuToggle ref={ref} onClick={() => setOpen(!isOpen)} isExpanded={isOpen}>
          {sortWords[sort]}
        </MenuToggle>
      )}
    >
      <SelectList>
        {findingSorts.map((value) => (
          <SelectOption key={value} value={value}>
            {sortWords[value]}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
};
