"use strict";
// Days in words, at their own precision: [Thai, with the Buddhist year and the ISO date behind it; English].

const MONTHS = [
  ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."],
  ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
];

function dayWords(date, time) {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date || "");
  if (!match || (match[2] && !(Number(match[2]) >= 1 && Number(match[2]) <= 12))) return [date || "", date || ""];
  const [, year, month, day] = match;
  const words = [String(Number(year) + 543), year].map((shown, tongue) => {
    const parts = [day ? String(Number(day)) : "", month ? MONTHS[tongue][Number(month) - 1] : "", shown];
    return parts.filter(Boolean).join(" ");
  });
  if (time) return [`${words[0]} · ${time.replace(":", ".")} น. (${date})`, `${words[1]} · ${time}`];
  return [`${words[0]} (${date})`, words[1]];
}
