"""A drawn face that a detector of faces takes for one. It is nobody's."""

from PIL import Image, ImageDraw, ImageFilter

SKIN, HAIR, WALL = (225, 180, 150), (30, 22, 18), (90, 130, 160)


def portrait(height: int = 480) -> Image.Image:
    """Draw a head and shoulders; the face is a bit more than half as high as the picture."""
    image = Image.new("RGB", (400, 480), WALL)
    pen = ImageDraw.Draw(image)
    pen.rectangle((150, 330, 250, 480), fill=(205, 160, 130))
    pen.ellipse((20, 400, 380, 640), fill=(40, 50, 90))
    pen.ellipse((90, 40, 310, 380), fill=HAIR)
    pen.ellipse((105, 130, 295, 370), fill=SKIN)
    for x in (155, 245):
        pen.ellipse((x - 24, 195, x + 24, 219), fill=(250, 250, 250))
        pen.ellipse((x - 11, 195, x + 11, 218), fill=(40, 25, 20))
        pen.arc((x - 30, 165, x + 30, 205), 200, 340, fill=HAIR, width=8)
        pen.arc((x - 26, 190, x + 26, 225), 190, 350, fill=(60, 40, 30), width=5)
    pen.polygon([(200, 215), (183, 268), (217, 268)], fill=(205, 155, 125))
    for x in (183, 204):
        pen.ellipse((x, 258, x + 13, 270), fill=(170, 115, 95))
    pen.ellipse((165, 292, 235, 326), fill=(175, 80, 80))
    pen.line((165, 309, 235, 309), fill=(110, 40, 45), width=4)
    soft = image.filter(ImageFilter.GaussianBlur(3))
    return soft.resize((height * 400 // 480, height))
