import { lettersOfMethod, shownLetters, wordOfLetter } from './letters';

describe('the letters of a method', () => {
  it('are those of its name, in its order', () => {
    expect(lettersOfMethod('RACI').join('')).toBe('ARCI');
    expect(lettersOfMethod('RASCI').join('')).toBe('ARSCI');
    expect(shownLetters('DACI', lettersOfMethod('DACI').join(''))).toBe(
      'D+A+C+I',
    );
  });

  it('have the words of the method', () => {
    expect(wordOfLetter('RACI', 'R')).toBe('responsible');
    expect(wordOfLetter('DACI', 'R')).toBe('driver');
    expect(wordOfLetter('DACI', 'A')).toBe('approver');
    expect(wordOfLetter('RACI', 'S')).toBe('support');
  });
});
