import { SearchField } from '@backstage/ui';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';

interface SearchBoxProps {
  label: string;
  text: string;
  onSearch(text: string): void;
}

/** Long enough to type a word on, short enough not to wait for. */
const PAUSE_MILLIS = 300;

/** A field to search by, which asks once one pauses. */
export function SearchBox({ label, text, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(text);
  const [before, setBefore] = useState(text);
  // Cleared filters or a step back change what is searched for, and so what
  // the field holds; else it would ask for the old text again.
  if (text !== before) {
    setBefore(text);
    if (typed.trim() !== text) setTyped(text);
  }
  useDebounce(
    () => {
      if (typed.trim() !== text) onSearch(typed.trim());
    },
    PAUSE_MILLIS,
    [typed],
  );
  return (
    <SearchField
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={setTyped}
    />
  );
}
