"""Persons: found so that they are left out and never read as an organisation or a place."""

import re

from leads.nlp import lexicon
from leads.nlp.names import Name

FIRST_NAMES = lexicon.bag(
    """Aad Aaf Aafke Aagje Aaltje Aart Abdel Abdul Abdullah Abel Ad Adri Adriaan Adrie
    Adrienne Agnes Agnita Ahmed Albert Alberta Alex Alexander Alexandra Ali Alice Alie Alinda
    Aline Allard Alma Amber Amina Amira An Andre André Andrea Andries Angela Angelique Anita
    Anja Anke Ankie Ann Anna Anne Anneke Annelies Annemarie Annemiek Annet Annette Annie
    Anniek Annelotte Anny Ans Anthonie Anton Antoinette Antoon Anouk Antje Ard Arend Ariane
    Arie Aris Arjan Arjen Arno Arnold Arnoud Arthur Astrid Atie Auke Ayşe Ayse Aziz Babette
    Baptist Barbara Barend Bart Bas Bastiaan Bea Beatrijs Ben Bennie Bernadette Bernard Berend
    Bernd Bert Berta Bertha Bertus Bertie Betsy Betty Bianca Bieke Bjorn Björn Bo Bob
    Boudewijn Bram Brecht Brenda Brigitte Britt Bruno Carel Carin Carina Carla Carlijn Carlo
    Carola Carolien Caroline Cas Catharina Catrien Cees Chantal Charlotte Chris Christa
    Christel Christiaan Christien Christina Christine Claartje Clara Claudia Coen Colette
    Conny Cor Corine Corrie Corinne Cornelia Cornelis Corné Cynthia Daan Daniel Daniël
    Daniëlle Danielle Danny Daphne David Dawit Debby Demi Denise Dennis Desiree Desirée Dewi
    Diana Dick Dico Dieke Dien Dieter Dineke Dini Dinie Dirk Dirkje Dora Doortje Doris Dorien
    Dorine Dorothea Driek Dries Eddy Edith Edward Edwin Eef Eelco Elke Ella Ellen Elly Els
    Elsa Elsbeth Else Elien Elisabeth Elise Elma Eliza Emiel Emily Emma Emmy Engel Engbert
    Eric Erica Erik Erika Erna Ernst Erwin Esmee Esra Esther Ettje Eugene Eva Eveline Evelien
    Evert Fabian Farid Fatiha Fatima Fatma Femke Fenna Ferdinand Ferry Fien Fieke Fientje
    Fleur Floor Floortje Floris Fons Fokke Foppe Frank Franka Frans Franciska Francien
    François Fred Freddy Frederik Freek Freerk Frida Frits Froukje Gaby Geert Geertje Geke
    Gemma Gerard Gerarda Gerben Gerda Gerdien Gerrie Gerrit Gerry Gert Gertjan Gertrude Gerty
    Gijs Gina Ginny Gerlof Gonny Gonda Greet Greetje Grietje Guus Guusje Hamid Hanna Hannah
    Hanneke Hannie Hans Hansje Har Harm Harold Harrie Harry Hasan Hassan Hedwig Heidi Hein
    Heleen Helena Helga Hella Helma Hendrik Hendrika Hendrikje Henk Hennie Henny Henri
    Henriëtte Herman Hermien Hessel Hetty Hidde Hilde Hilda Hubert Hugo Huib Huub Ibrahim Ida
    Ido Ien Ietje Ilona Ilse Imke Ina Ine Ineke Inez Inga Inge Ingeborg Ingrid Irene Iris Irma
    Isa Isabel Isabelle Iwan Ivo Jaap Jacco Jack Jacob Jacqueline Jacques Jan Jana Janna
    Janneke Jannes Jannie Janny Jannetje Jannick Janine Janke Jans Jantje Jantine Jarno
    Jasmijn Jasper Jay Jef Jelle Jelmer Jenneke Jennie Jennifer Jenny Jens Jeroen Jessica Jet
    Jetske Jetty Jikke Jill Jim Jip Jitske Jo Joan Job Jochem Joep Joke Jolanda Jolanthe
    Jolien Joline Jonas Jonathan Joop Joos Joost Joris Jorn Jos Jose José Josef Josefien
    Josephine Josje Joyce Jozef Juan Judith Jules Julia Julian Juliette Jur Jurgen Jurre
    Jurriaan Jurjen Justin Kaatje Karel Karen Karim Karin Karien Karina Katja Kathleen Katrien
    Katrijn Kasper Kay Kees Keimpe Kevin Khadija Khalid Kim Kirsten Klaas Klaartje Koen
    Koenraad Koos Kris Krista Laila Lambert Lammert Lana Lars Laura Laurens Leah Lea Leen
    Leendert Lena Lenie Lennart Leny Leo Leon Leonie Leonard Letty Lex Levi Lia Lianne Lidy
    Lidwien Lien Lieke Lies Liesbeth Lieselot Lieve Linda Line Linn Liset Lisanne Lisa Lisette
    Liv Loek Loes Lode Lonneke Lot Lotte Louis Louise Lowie Luc Luca Lucas Lucie Ludo Luuk
    Lydia Lynn Maaike Maarten Maartje Machteld Madelon Maike Malika Manon Manuel Marc Marcel
    Marco Margo Margot Margreet Margriet Margje Maria Mariam Marian Marianne Marie Marieke
    Mariëlle Marielle Mariet Mariëtte Marij Marije Marijke Marijn Marina Marinus Mario Marion
    Mariska Marit Marja Marjan Marjo Marjolein Marjolijn Marjon Mark Marleen Marlies Marlou
    Marlous Marloes Martha Martien Martijn Martin Martina Martine Marthe Maud Maurice Maurits
    Max Mees Meike Meindert Melanie Melissa Mels Menno Merel Merijn Meryem Mette Mia Michael
    Michel Michelle Michiel Mick Mien Miep Mieke Mies Mike Milan Mila Mimi Minke Mira Miranda
    Miriam Mirjam Mirthe Mohamed Mohammed Mohammad Moniek Monique Mustafa Myrthe Nadia Nadine
    Nancy Nanda Naomi Natalie Natasja Nathalie Neeltje Nel Nelleke Nelly Nick Nico Nicole Niek
    Niels Nienke Nikki Nina Noa Noor Noortje Nora Noud Olaf Olena Olga Olivier Omar Oscar Otto
    Owen Paul Paula Paulien Pauline Peggy Pepijn Peter Petra Piet Pieter Pien Pim Quinten
    Quirijn Rachel Rafaël Ralf Ralph Rana Ramon Raoul Reggie Reinier Reinder Rein Remco René
    Renate Renske Resi Reza Ria Rianne Richard Rick Rie Riek Riet Rieneke Rik Rika Rina Rinus
    Rita Rob Robbert Robert Robin Roel Roelof Roelien Roelie Roger Roland Rolf Romy Ron Ronald
    Ronnie Roos Rosa Rosalie Roy Rudi Rudolf Rudy Ruben Rutger Ruth Ruud Saar Sabine Said Sam
    Samira Samuel Sander Sandra Sanne Sara Sarah Sascha Saskia Sebastiaan Selma Sem Servaas
    Sharon Siebe Siebren Siem Sieta Sietske Sigrid Silvia Simon Simone Sipke Sjaak Sjaan Sjef
    Sjoerd Sjors Sofie Sonja Sophie Stan Stef Stefan Stefanie Steffie Stella Steven Stijn
    Suzan Suzanne Sven Sylvia Syb Sybren Tamara Tanja Tara Teun Thea Theo Theodora Thera
    Thijmen Thijs Thom Thomas Tiemen Tijn Tijmen Tim Timo Tina Tine Tineke Tinie Tinus Titia
    Tjeerd Tjitske Tobias Tom Ton Tonia Tonnie Tonny Toon Toos Trees Trijntje Trudy Truus Ubbo
    Ursula Valerie Vera Veerle Victor Vincent Viola Wendy Wessel Wieke Wiebe Wies Wietske Wil
    Wilco Wilfred Wilhelm Wilhelmus Willeke Willem Willemien Willemijn Wilma Wim Wobbe Wolter
    Wout Wouter Xander Yara Yasmin Yasmina Yassin Youssef Ysbrand Yvette Yvonne Zahra Zeynep
    Zoë Zohra"""
)
PARTICLES = lexicon.bag("van de den der het ten ter te 't 't in op v.d. la le el")

_INITIALS = re.compile(r"(?:[A-Z]\.\s?)+(?:(?:van|de|der|den|ten|ter|het|'t)\s)*[A-Z]")


def is_person(name: Name, whole: str) -> bool:
    """A first name, initials, or a role such as 'wethouder' or 'mevrouw' before it."""
    text = name.text(whole)
    if _INITIALS.match(text) and len(name.words) > 1:
        return True
    first = name.words[0].text
    if first in FIRST_NAMES or first.split("-")[0] in FIRST_NAMES:
        return _surname_follows(name)
    return name.left() in lexicon.PERSON_ROLES and first not in ("De", "Het")


def _surname_follows(name: Name) -> bool:
    """Only words that can be a surname: 'Anna '27' and 'Maria School' are none."""
    return all(
        (word.capital and not word.text.isupper()) or word.low in PARTICLES
        for word in name.words[1:]
    )
