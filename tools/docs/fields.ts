/** The part of JSON Schema that the kinds use. */
export type Schema = {
  type?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  enum?: string[];
  format?: string;
  defaultKind?: string;
};

const NAMES: Record<string, string> = {
  'filter-predicate': 'predicate',
  date: 'date',
  duration: 'duration',
  uri: 'http or https URL',
  string: 'text',
  boolean: 'true or false',
};

function valueOf(schema: Schema): string {
  const { anyOf, defaultKind, enum: values, format, items, type } = schema;
  if (anyOf) return `${valueOf(anyOf[0])}, or a list of them`;
  if (values) return values.map(each => `\`${each}\``).join(', ');
  if (defaultKind) return `reference (${defaultKind})`;
  if (items) return items.properties ? 'list' : `list of: ${valueOf(items)}`;
  const name = format ?? type ?? '';
  return NAMES[name] ?? name;
}

/** A row a field, those of objects and of lists of objects below it. */
export function fieldRows(schema: Schema, prefix = ''): string[][] {
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    return [
      [
        `\`${path}\``,
        valueOf(field),
        required.includes(name) ? 'yes' : '',
        field.description ?? '',
      ],
      ...fieldRows(field, `${path}.`),
      ...fieldRows(field.items ?? {}, `${path}[].`),
    ];
  });
}
