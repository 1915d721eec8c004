import { Combobox, ComboboxProps } from '@backstage/ui';
import { NamedEntity } from 'backstage-plugin-operating-model-common';
import { useMemo, useState } from 'react';

/** A list that is longer is narrowed down by typing, not by scrolling. */
const MAX_SHOWN = 50;

export type RefFieldProps = Pick<
  ComboboxProps,
  'label' | 'description' | 'menuTrigger' | 'className' | 'id'
> & {
  'aria-label'?: string;
  isInvalid?: boolean;
  value: string;
  options: readonly NamedEntity[];
  onChange(value: string): void;
};

function labelOf({ ref, title }: NamedEntity): string {
  return title ? `${title} (${ref})` : ref;
}

/** A reference: picked from the catalog by title, or typed. The title of what it names is shown with it. */
export function RefField({
  value,
  options,
  onChange,
  description,
  ...rest
}: RefFieldProps) {
  const title = useMemo(
    () => options.find(({ ref }) => ref === value)?.title,
    [value, options],
  );
  const labels = useMemo(
    () => new Set(options.filter(each => each.title).map(labelOf)),
    [options],
  );
  // What narrows the list down. What is picked doesn't: the list would change once more while it closes.
  const [typed, setTyped] = useState('');
  const shown = useMemo(() => {
    const text = typed.trim().toLocaleLowerCase();
    return options
      .filter(option => labelOf(option).toLocaleLowerCase().includes(text))
      .slice(0, MAX_SHOWN)
      .map(option => ({ value: option.ref, label: labelOf(option) }));
  }, [typed, options]);
  return (
    <Combobox
      {...rest}
      description={title ?? description}
      allowsCustomValue
      options={shown}
      value={shown.some(option => option.value === value) ? value : null}
      onChange={key => {
        if (key !== null && key !== value) onChange(String(key));
      }}
      onOpenChange={isOpen => {
        // Whoever opens it on something that exists looks for something else.
        const exists = options.some(({ ref }) => ref === value);
        if (isOpen) setTyped(exists ? '' : value);
      }}
      search={{
        inputValue: value,
        onInputChange(text) {
          // What was picked is written into the field by its label; the reference is what counts.
          if (text === value || labels.has(text)) return;
          setTyped(text);
          onChange(text);
        },
        filter: () => true,
      }}
    />
  );
}
