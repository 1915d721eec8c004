import { Option } from 'commander';
import { TableFormat } from 'backstage-plugin-operating-model-common';

const TABLE_FORMATS = ['csv', 'markdown'] satisfies TableFormat[];

export const tableFormatOption = (description: string) =>
  new Option('--format <format>', description).choices(TABLE_FORMATS);
