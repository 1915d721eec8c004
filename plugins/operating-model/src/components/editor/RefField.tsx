import { Combobox, ComboboxProps } from '@backstage/ui';
import { NamedEntity } from 'backstage-plugin-operating-model-common';
import { useMemo } from 'react';

/** A list that is longer is narrowed down by typing, not by scrolling. */
const MAX_SHOWN = 50;

export type RefFieldProps = Pick<
  ComboboxProps,
  'label' | 'description' | 'placeholder' | 'className' | 'id'
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
  const shown = useMemo(() => {
    const text = value.trim().toLocaleLowerCase();
    const exact = options.some(({ ref }) => ref === value);
    const matching = exact
      ? options
      : options.filter(option =>
          labelOf(option).toLocaleLowerCase().includes(text),
        );
    return matching
      .slice(0, MAX_SHOWN)
      .map(option => ({ value: option.ref, label: labelOf(option) }));
  }, [value, options]);
  return (
    <Combobox
      {...rest}
      description={title ?? description}
      allowsCustomValue
      options={shown}
      value={shown.some(option => option.value === value) ? value : null}
      onChange={key => {
        if (key !== null) onChange(String(key));
      }}
      search={{
        inputValue: value,
        onInputChange(text) {
          // What was picked is written into the field by its label; the reference is what counts.
          if (text !== value && !labels.has(text)) onChange(text);
        },
        filter: () => true,
      }}
    />
  );
}
