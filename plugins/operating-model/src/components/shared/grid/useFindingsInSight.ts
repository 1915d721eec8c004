import useMediaQuery from '@material-ui/core/useMediaQuery';

const WIDE = '(min-width: 1000px)';

/** Whether the column of a matrix's findings can stay in sight without hiding the parties. */
export function useFindingsInSight(): boolean {
  return useMediaQuery(WIDE, { noSsr: true });
}
