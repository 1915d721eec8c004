import { Agreement } from '../../model/types';
import { Remark, defineRule } from '../Rule';

const lacks = (path: string, what: string, remedy: string): Remark => ({
  path,
  message: `it names no ${what}`,
  remedy,
});

function* gaps({ channelUrl, hours, targets }: Agreement): Iterable<Remark> {
  if (!channelUrl) {
    yield lacks('spec.channel', 'channel', 'say where the consumers write to');
  }
  if (!hours?.trim()) {
    yield lacks(
      'spec.hours',
      'hours',
      'write 24x7, business-hours, or in your words',
    );
  }
  if (
    !targets.some(({ measure }) => measure.trim().toLowerCase() === 'response')
  ) {
    yield lacks(
      'spec.targets',
      'response target',
      'add a target with measure response, for example within PT15M',
    );
  }
}

export const r24AgreementsAreComplete = defineRule({
  id: 'R24',
  title:
    'An agreement names channel, hours and a response target, and both sides accepted it',
  severity: 'warning',
  practice: 'BP06',
  checks: () => ({
    *agreement(agreement) {
      yield* gaps(agreement);
      const { providerRef, consumerRefs, accepted } = agreement;
      const sides = new Set([
        ...(providerRef ? [providerRef] : []),
        ...consumerRefs,
      ]);
      for (const side of sides) {
        if (accepted.some(({ by }) => by === side)) continue;
        yield {
          path: 'spec.accepted',
          message: `${side} has not accepted it`,
          remedy: 'add it to spec.accepted with the date, once it has',
          refs: [side],
          key: side,
        };
      }
      if (!providerRef) {
        yield lacks('spec.provider', 'provider', 'name the group that gives');
      }
      if (consumerRefs.length === 0) {
        yield lacks('spec.consumers', 'consumer', 'name the groups that take');
      }
    },
  }),
});
