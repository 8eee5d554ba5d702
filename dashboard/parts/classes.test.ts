import { expect, test } from "vitest";
import { classAt, classesOf, classText, shadeOf } from "./classes.ts";

const sixteen = [0.8, 0.9, 1, 1.2, 1.3, 1.3, 1.3, 1.4, 1.8, 2, 2.1, 2.2, 2.4, 2.5, 2.8, 4];

test("every value is in the class that its legend names, and in no other", () => {
  const classes = classesOf(sixteen);
  expect(classes).toHaveLength(5);
  for (const value of sixteen) {
    const valueClass = classes[classAt(classes, value)];
    expect(valueClass && value >= valueClass.least && (value < valueClass.most || valueClass.most === 4)).toBe(true);
  }
  expect(classes.map((_, at) => classText(classes, at, 1))).toEqual([
    "moins de 1,2",
    "1,2 à moins de 1,3",
    "1,3 à moins de 2,1",
    "2,1 à moins de 2,5",
    "2,5 et plus",
  ]);
});

test("the classes hold about as many territories each, ties together", () => {
  const classes = classesOf(Array.from({ length: 15 }, (_, at) => at));
  const counts = classes.map(
    (_, at) => Array.from({ length: 15 }, (_, v) => v).filter((v) => classAt(classes, v) === at).length,
  );
  expect(counts).toEqual([3, 3, 3, 3, 3]);
});

test("few values make few classes, and no value makes none", () => {
  expect(classesOf([])).toEqual([]);
  expect(classesOf([3, 3, 3])).toEqual([{ least: 3, most: 3 }]);
  expect(classText(classesOf([3]), 0, 0)).toBe("3");
  expect([shadeOf(0, 1), shadeOf(0, 2), shadeOf(1, 2), shadeOf(2, 5)]).toEqual([4, 0, 4, 2]);
});
