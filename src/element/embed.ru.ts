import { ru } from "../core/messages/ru.ts";
import { runEmbed } from "./run-embed.ts";

runEmbed(ru);
