import { asMilliseconds, asRatio } from '../lib/formats';
import { summarize } from '../lib/statistics';
import { Row } from '../lib/table';

/** One thing beside another, and how long it took. */
export function ratioRows(
  what: string,
  than: string,
  measured: { own: number; bare: number }[],
  goal?: Row['goal'],
): Row[] {
  return [
    {
      what: `${what} ÷ ${than}`,
      measured: summarize(measured.map(({ own, bare }) => own / bare)),
      format: asRatio,
      goal,
    },
    {
      what,
      measured: summarize(measured.map(({ own }) => own)),
      format: asMilliseconds,
    },
  ];
}
