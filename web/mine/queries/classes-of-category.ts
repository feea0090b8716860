// Made from classes-of-category.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type ClassesOfCategoryQueryVariables = Exact<{
  category: Category;
}>;
export type ClassesOfCategoryQuery = { readonly trainingClasses: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly organiser: string, readonly organiserLabel: string, readonly open: boolean, readonly place: string | null, readonly registration: { readonly from: string, readonly to: string }, readonly training: { readonly from: string, readonly to: string } | null, readonly seats: { readonly free: number } } }> } | null };

export const classesOfCategory: Operation<ClassesOfCategoryQuery, ClassesOfCategoryQueryVariables> = {
  id: 'b860713a1a0a2070510e155bb0e76d19766400dacce9d49aef2fd1d5fb2d64b8',
  name: 'ClassesOfCategory',
};
