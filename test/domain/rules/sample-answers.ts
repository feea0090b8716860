import type { FactDefinition, FactValue } from '#domain/eligibility/fact';
import { Education } from '#domain/vocabulary/education';
import { SkillLevel } from '#domain/vocabulary/skill-level';
import { TitleLevel } from '#domain/vocabulary/title-level';

/** Answers to every question of the shipped rule sets, on both sides of every bound and well away from it. */
export function sampleAnswers(definition: FactDefinition): readonly FactValue[] {
  switch (definition.kind) {
    case 'yesNo':
      return [true, false];
    case 'years':
      return [0, 0.9, 1, 1.5, 2.9, 3, 3.1, 9.9, 10, 10.5, 40];
    case 'count':
      return [0, 1, 2, 3, 4, 50];
    case 'skillLevel':
      return SkillLevel.options;
    case 'titleLevel':
      return TitleLevel.options;
    case 'education':
      return Education.options;
    case 'choice':
      return definition.choices?.map((choice) => choice.value) ?? [];
    case 'occupations':
      return ['1', '2', '3', '4', '5', '6', '7', '8'].flatMap((first) => [
        [`${first}-01-01-01`],
        [`${first}-01-01-01`, '6-31-01-03'],
        [`${first}-01-01-01:工种`, '2-09-06-02', '4-01-01-01'],
      ]);
    default:
      throw new Error(`no sample answers for ${definition.kind}`);
  }
}
